import { type Machine, findTransition } from "../../src/shared/states.ts";

/** Every (state, event) of a machine, with what the table says of it: a state, or undefined for a refusal. */
export function pairsOf<State extends string, Event extends string>(
  machine: Machine<State, Event>,
  events: readonly Event[],
): (readonly [State, Event, State | undefined])[] {
  const states = Object.keys(machine) as State[];
  return states.flatMap((state) =>
    events.map((event) => [state, event, findTransition(machine, state, event)] as const),
  );
}
