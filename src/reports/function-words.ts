/** English words that say nothing of what a sentence is about. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a about after again all also although always am an and another any are as at away back be because been before being
  both but by came can come could did do does doing done down each either else even ever every few for from get gets
  getting give go goes going gone got had has have having he her here hers him his how i if in into is it its just
  know let like made make makes many may me might mine more most much must my never no nor not now of off on once one
  only or other our out over own please put quite rather really said same saw say says see she should since so some
  still such take than that the their them then there these they thing things think this those though through to too
  under until up upon us very want was way we well went were what when where whether which while who whom whose why
  will with within without would yes yet you your yours im ive dont cant wont youre theyre thats`.split(/\s+/),
);
