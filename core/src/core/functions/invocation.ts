import { type Arguments, checkedArguments } from "./arguments.ts";
import type { GrantedFunction } from "./table.ts";
import type { HostCallContext } from "./types.ts";

/** Checks the arguments and calls the function with them. Throws what it throws, or what they are refused with. */
export function invoke(granted: GrantedFunction, context: HostCallContext, given: Arguments): unknown {
  const { call } = granted;
  const checked = checkedArguments(granted, given);
  if (!call) throw new TypeError(`${granted.name} has nothing to call`);
  return checked instanceof Promise
    ? checked.then((args) => Reflect.apply(call, context, args))
    : Reflect.apply(call, context, checked);
}
