export function remember(ask) {
  const known = new Map();
  const remembering = (...args) => {
    const key = JSON.stringify(args.map(arg => [typeof arg, String(arg)]));
    const found = known.get(key);
    if (found) return found;
    const answer = (async () => ask(...args))();
    known.set(key, answer);
    answer.catch(() => {
      if (known.get(key) === answer) known.delete(key);
    });
    return answer;
  };
  remembering.forget = () => known.clear();
  return remembering;
}
