import { type Route, type RouteSettings, routeOf } from './route.ts';
import type { ModelTask } from './tasks.ts';

/**
 * Who serves each task by the settings of now. They are asked for at every key, and to reckon one takes every provider's
 * address apart: that is done once for each object of settings, which is not changed but replaced.
 */
export class Routes {
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
