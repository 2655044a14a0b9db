import { z } from "zod";
import type { Task } from "../jobs/define-job.ts";

const payload = z.strictObject({ restrictionId: z.uuid() });

/** What a restriction does to the comments that are open: the queue's work, for what is held needs a case. */
export const applyToOpenComments: Task<z.infer<typeof payload>> = {
  name: "apply-restriction",
  payload,
  maxAttempts: 25,
};

/** What the end of a restriction does to the comments that it held or removed. */
export const restoreOpenComments: Task<z.infer<typeof payload>> = {
  name: "restore-open-comments",
  payload,
  maxAttempts: 25,
};
