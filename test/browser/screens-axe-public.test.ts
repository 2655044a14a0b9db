import { lookThrough } from "./look-through.ts";
import { PUBLIC_SCREENS } from "./screens.ts";

await lookThrough(PUBLIC_SCREENS);
