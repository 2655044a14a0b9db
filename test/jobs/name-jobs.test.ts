import { transaction } from "../../src/db/transaction.ts";
import { enqueue } from "../../src/jobs/enqueue.ts";
import { nameJobs } from "../../src/jobs/name-jobs.ts";
import { freshDatabase } from "../support/database.ts";
import { quick, SAMPLE_JOBS } from "./sample-jobs.ts";

test("whoever enqueues the first job of its name keeps nobody else waiting", async () => {
  const db = await freshDatabase();
  await Promise.all([nameJobs(db, SAMPLE_JOBS), nameJobs(db, SAMPLE_JOBS.toReversed())]);
  await transaction(db, async (first) => {
    await enqueue(first, quick, { id: "first" });
    await transaction(db, async (second) => {
      await second.$executeRaw`set local lock_timeout = '2s'`;
      await enqueue(second, quick, { id: "second" });
    });
  });
  const { rows } = await db.pool.query("select payload->>'id' as id from graphile_worker._private_jobs order by id");
  expect(rows).toEqual([{ id: "first" }, { id: "second" }]);
});
