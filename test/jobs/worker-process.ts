import { connect } from "../../src/db/client.ts";
import { startWorker } from "../../src/jobs/worker.ts";
import { SAMPLE_JOBS, sampleDeps } from "./sample-jobs.ts";

/** A worker to be killed: it never looks for the jobs of others. */
await startWorker(sampleDeps(connect(process.env["SAMPLE_DATABASE_URL"] ?? "")), SAMPLE_JOBS, {
  concurrency: 2,
  takeOverEveryMs: 3_600_000,
});
