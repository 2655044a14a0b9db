-- AlterTable
ALTER TABLE "notices" ADD COLUMN "escalated_at" TIMESTAMPTZ(3);

-- AddForeignKey
ALTER TABLE "appeal_links" ADD CONSTRAINT "appeal_links_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
