import { lookThrough } from "./look-through.ts";
import { STAFF_SCREENS } from "./screens.ts";

await lookThrough(STAFF_SCREENS);
