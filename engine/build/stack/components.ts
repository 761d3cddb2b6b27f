/** Strongly connected components: → for each node the number of its component, and which nodes are on a cycle. */
export function components(successors: readonly (readonly number[])[]): { of: Int32Array; cyclic: Uint8Array } {
  const count = successors.length;
  const of = new Int32Array(count).fill(-1);
  const cyclic = new Uint8Array(count);
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const open: number[] = [];
  let visited = 0;
  let found = 0;
  const visit = (node: number): void => {
    order[node] = low[node] = visited++;
    open.push(node);
    for (const next of successors[node] ?? []) {
      if (order[next] === -1) visit(next);
      if (of[next] === -1) low[node] = Math.min(low[node] ?? 0, low[next] ?? 0);
    }
    if (low[node] !== order[node]) return;
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) {
      of[member] = found;
      if (members.length > 1 || successors[member]?.includes(member)) cyclic[member] = 1;
    }
    found += 1;
  };
  for (let node = 0; node < count; node++) if (order[node] === -1) visit(node);
  return { of, cyclic };
}
