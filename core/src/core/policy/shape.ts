/**
 * What a part of a policy may be. The checks, the JSON Schema, the documentation and the proof that the type `Policy` is right
 * are all made from values of this kind.
 */
export type Shape =
  | TextShape
  | NumberShape
  | ConstantShape
  | FlagShape
  | ListShape
  | ObjectShape
  | MapShape
  | EitherShape;

export interface TextShape {
  readonly type: "text";
  /** What it must be, as in "must be a host name". */
  readonly what: string;
  /** Characters. */
  readonly most: number;
  /** With the flag `u`, which JSON Schema implies. */
  readonly pattern?: RegExp | undefined;
  /** Why a text that fits all the same will not do: what no pattern says. */
  readonly fault?: ((text: string) => string | undefined) | undefined;
}

export interface NumberShape {
  readonly type: "number";
  /** What it counts, such as `bytes`. */
  readonly unit: string;
  readonly whole: boolean;
  /** Either may be infinite; the number is not. */
  readonly minimum: number;
  readonly maximum: number;
  /** Whether `null` is allowed, which is no limit. */
  readonly none: boolean;
}

export interface ConstantShape<Value extends string | number | true = string | number | true> {
  readonly type: "constant";
  readonly value: Value;
}

export interface FlagShape {
  readonly type: "flag";
}

export interface ListShape<Item extends Shape = Shape> {
  readonly type: "list";
  readonly what: string;
  readonly item: Item;
  readonly most: number;
  readonly unique: boolean;
}

export interface ObjectShape<
  Members extends { readonly [name: string]: Member } = { readonly [name: string]: Member },
> {
  readonly type: "object";
  readonly what: string;
  readonly members: Members;
}

/** One member of an object, and what it is for. */
export interface Member<Of extends Shape = Shape, Required extends boolean = boolean> {
  readonly shape: Of;
  readonly required: Required;
  readonly about: string;
  /** What holds where it is left out. */
  readonly otherwise: string;
}

/** An object whose names are the author's own. */
export interface MapShape<Value extends Shape = Shape> {
  readonly type: "map";
  readonly what: string;
  readonly names: TextShape;
  readonly value: Value;
  readonly most: number;
}

/** One of several, no two of which are objects, lists or texts of any kind. */
export interface EitherShape<Of extends readonly Shape[] = readonly Shape[]> {
  readonly type: "either";
  readonly of: Of;
}

/** What JavaScript has for a value of this shape. */
export type ValueOf<S> = S extends TextShape
  ? string
  : S extends { readonly type: "number"; readonly none: infer None }
    ? number | (true extends None ? null : never)
    : S extends ConstantShape<infer Value>
      ? Value
      : S extends FlagShape
        ? boolean
        : S extends { readonly type: "list"; readonly item: infer Item }
          ? readonly ValueOf<Item>[]
          : S extends { readonly type: "map"; readonly value: infer Value }
            ? { readonly [name: string]: ValueOf<Value> }
            : S extends { readonly type: "either"; readonly of: readonly (infer Each)[] }
              ? ValueOf<Each>
              : S extends { readonly type: "object"; readonly members: infer Members }
                ? MembersOf<Members>
                : never;

type MembersOf<Members> = {
  readonly [Name in keyof Members as IsRequired<Members[Name]> extends true ? Name : never]: ValueOf<
    ShapeIn<Members[Name]>
  >;
} & {
  readonly [Name in keyof Members as IsRequired<Members[Name]> extends true ? never : Name]?:
    | ValueOf<ShapeIn<Members[Name]>>
    | undefined;
};

type IsRequired<M> = M extends { readonly required: infer Required } ? Required : never;
type ShapeIn<M> = M extends { readonly shape: infer Of } ? Of : never;

export function text(what: string, most: number, rules: Pick<TextShape, "pattern" | "fault"> = {}): TextShape {
  return { type: "text", what, most, ...rules };
}

export function constant<const Value extends string | number | true>(value: Value): ConstantShape<Value> {
  return { type: "constant", value };
}

export function list<Item extends Shape>(what: string, item: Item, most: number, unique = true): ListShape<Item> {
  return { type: "list", what, item, most, unique };
}

export function object<Members extends { readonly [name: string]: Member }>(
  what: string,
  members: Members,
): ObjectShape<Members> {
  return { type: "object", what, members };
}

export function map<Value extends Shape>(what: string, names: TextShape, value: Value, most: number): MapShape<Value> {
  return { type: "map", what, names, value, most };
}

export function either<const Of extends readonly Shape[]>(...of: Of): EitherShape<Of> {
  return { type: "either", of };
}

export function required<Of extends Shape>(shape: Of, about: string): Member<Of, true> {
  return { shape, required: true, about, otherwise: "" };
}

export function optional<Of extends Shape>(shape: Of, about: string, otherwise: string): Member<Of, false> {
  return { shape, required: false, about, otherwise };
}
