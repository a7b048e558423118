import type { ModelTask } from './modelTasks.ts';
import { type Route, type RouteSettings, routeOf } from './route.ts';

/** Once per settings object, which is immutable: needed at every keystroke. */
export class RouteCache {
  readonly #settings: () => RouteSettings;
  readonly #known = new Map<ModelTask, Route>();
  #knownFor: RouteSettings | undefined;

  constructor(settings: () => RouteSettings) {
    this.#settings = settings;
  }

  of(task: ModelTask): Route {
    const settings = this.#settings();
    if (settings !== this.#knownFor) {
      this.#known.clear();
      this.#knownFor = settings;
    }
    const known = this.#known.get(task) ?? routeOf(task, settings);
    this.#known.set(task, known);
    return known;
  }
}
