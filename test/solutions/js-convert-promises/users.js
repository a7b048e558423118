/** store.get(key, callback) calls callback(error, value); an unknown key has the value undefined. */
function valueOf(store, key) {
  return new Promise((resolve, reject) => {
    store.get(key, (error, value) => (error ? reject(error) : resolve(value)));
  });
}

export async function loadUser(store, id) {
  const user = await valueOf(store, `user:${id}`);
  if (!user) throw new Error(`no user ${id}`);
  const group = await valueOf(store, `group:${user.group}`);
  return { id, name: user.name, group: group ? group.title : 'none' };
}

export async function loadTeam(store, ids) {
  return Promise.all(ids.map(id => loadUser(store, id)));
}
