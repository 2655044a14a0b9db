import { checkSequences } from "./check-sequences.ts";

checkSequences(0);
