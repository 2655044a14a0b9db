-- What a publisher decides about due process. Append-only: the newest version holds.
CREATE TABLE "site_settings" (
    "site_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "changed_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_settings_pkey" PRIMARY KEY ("site_id","version")
);

ALTER TABLE "site_settings" ADD CONSTRAINT "site_settings_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "site_settings" ADD CONSTRAINT "site_settings_changed_by_fkey" FOREIGN KEY ("changed_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

create trigger site_settings_append_only before update or delete on site_settings
  for each row execute function refuse_change();
create trigger site_settings_not_truncated before truncate on site_settings
  for each statement execute function refuse_change();
