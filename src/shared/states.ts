/** A state machine as data: what each event makes of each state. A pair that is not in it is refused without effect. */
export type Machine<State extends string, Event extends string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, State>>>>
>;

/** The state after the event, or undefined: the event means nothing in this state, and nothing may come of it. */
export const findTransition = <State extends string, Event extends string>(
  machine: Machine<State, Event>,
  state: State,
  event: Event,
): State | undefined => machine[state][event];

/** The states in which the event means something: for statements that ask and change in one go. */
export const statesBefore = <State extends string, Event extends string>(
  machine: Machine<State, Event>,
  event: Event,
): State[] => (Object.keys(machine) as State[]).filter((state) => findTransition(machine, state, event));
