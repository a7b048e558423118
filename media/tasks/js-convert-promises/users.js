/** store.get(key, callback) calls callback(error, value); an unknown key has the value undefined. */
export function loadUser(store, id, callback) {
  store.get('user:' + id, function (error, user) {
    if (error) {
      callback(error);
      return;
    }
    if (!user) {
      callback(new Error('no user ' + id));
      return;
    }
    store.get('group:' + user.group, function (error, group) {
      if (error) {
        callback(error);
        return;
      }
      callback(null, { id: id, name: user.name, group: group ? group.title : 'none' });
    });
  });
}

export function loadTeam(store, ids, callback) {
  const team = [];
  function next(index) {
    if (index === ids.length) {
      callback(null, team);
      return;
    }
    loadUser(store, ids[index], function (error, user) {
      if (error) {
        callback(error);
        return;
      }
      team.push(user);
      next(index + 1);
    });
  }
  next(0);
}
