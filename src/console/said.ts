import { asked } from "./fields.ts";
import { z } from "zod";
import type { Visit } from "./desk.tsx";
import type { Said } from "./pieces.tsx";
import { FRAME } from "./texts/frame-texts.ts";

const isSaid = (code: string): code is Said => Object.hasOwn(FRAME.en.said, code);

const query = asked(z.string().refine(isSaid));

/** What the form before has done, by the code that it left in the address. */
export function saidQuery({ req }: Pick<Visit, "req">): Said | undefined {
  const said = query.parse(req.query["said"]);
  return said !== undefined && isSaid(said) ? said : undefined;
}
