export function remember(ask) {
  const known = {};
  const remembering = async (...args) => {
    const key = args.join(',');
    if (known[key]) return known[key];
    try {
      known[key] = await ask(...args);
    } catch (error) {
      known[key] = Promise.reject(error);
    }
    return known[key];
  };
  remembering.forget = () => {
    for (const key of Object.keys(known)) delete known[key];
  };
  return remembering;
}
