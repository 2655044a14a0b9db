import { register } from "tsx/esm/api";

/** Node 20 reads no TypeScript of its own. */
register();
