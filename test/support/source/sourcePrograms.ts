import path from 'node:path';
import { API } from 'typescript/unstable/sync';
import { onLeaving } from '../vscode/leaving.ts';
import { ROOT } from '../vscode/paths.ts';

const PROJECTS = ['tsconfig.json', 'src/webview/tsconfig.json'].map(project => path.join(ROOT, project));

type Projects = ReturnType<ReturnType<API['updateSnapshot']>['getProjects']>;

let projects: Projects | undefined;

/** The TypeScript programs of the extension and of its pages: parsed once for all tests that read the sources. */
export function sourcePrograms(): Projects {
  if (projects === undefined) {
    const api = new API({ cwd: ROOT });
    onLeaving(() => api.close());
    projects = api.updateSnapshot({ openProjects: PROJECTS }).getProjects();
  }
  return projects;
}
