-- What became of each statement of reasons on its way to the EU's transparency database.
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'delivered', 'refused', 'exempt');

CREATE TABLE "statement_deliveries" (
    "statement_id" UUID NOT NULL,
    "statement_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_code" TEXT,
    "codes" TEXT[],
    "retry_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "statement_deliveries_pkey" PRIMARY KEY ("statement_id")
);

ALTER TABLE "statement_deliveries" ADD CONSTRAINT "statement_deliveries_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX "statement_deliveries_state_statement_at_statement_id_idx" ON "statement_deliveries"("state", "statement_at", "statement_id");
CREATE INDEX "statement_deliveries_statement_at_idx" ON "statement_deliveries"("statement_at");
CREATE INDEX "statements_created_at_id_idx" ON "statements"("created_at", "id");

alter table statement_deliveries
  add constraint statement_deliveries_delivered check ((state = 'delivered') = (delivered_at is not null)),
  add constraint statement_deliveries_waits check (retry_at is null or state = 'waiting'),
  add constraint statement_deliveries_attempts check (attempts >= 0);

-- Codes of ours and of the database's fields, never the sentences that came with them.
alter table statement_deliveries
  add constraint statement_deliveries_codes check (
    array_to_string(codes, '') ~ '^[a-z0-9_.]*$' and coalesce(last_code, '') ~ '^[a-z0-9_.]*$');
