import {createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect} from '@tanstack/react-router';
import {currentSession} from '../api/session';
import {STATES, type JobState} from '../api/types';
import {LoginPage} from '../features/login/LoginPage';
import {Lines, ProblemView} from '../shared/Answer';
import {NotFound} from './NotFound';
import {Shell} from './Shell';

const root = createRootRoute({component: Outlet, notFoundComponent: NotFound});

type LoginSearch = {to?: string};
const login = createRoute({
  getParentRoute: () => root, path: '/login', component: LoginPage,
  // only an address within the desk is gone to after the login
  validateSearch: (search: Record<string, unknown>): LoginSearch =>
    typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? {to: search.to} : {},
});

const desk = createRoute({
  getParentRoute: () => root, id: 'desk', component: Shell,
  beforeLoad: ({location}) => {
    if (currentSession().status !== 'in') throw redirect({to: '/login', search: location.href === '/' ? {} : {to: location.href}});
  },
});

export type JobsSearch = {state?: JobState[]; publisher?: string; q?: string; before?: string};

function jobsSearch(search: Record<string, unknown>): JobsSearch {
  const states = (Array.isArray(search.state) ? search.state : []).filter((it): it is JobState => STATES.includes(it as JobState));
  const text = (name: string) => (typeof search[name] === 'string' && search[name] ? (search[name] as string) : undefined);
  return {...(states.length ? {state: states} : {}), publisher: text('publisher'), q: text('q'), before: text('before')};
}

const page = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({getParentRoute: () => desk, path, component});

const home = page('/', lazyRouteComponent(() => import('../features/home/HomePage'), 'HomePage'));
const upload = page('/upload', lazyRouteComponent(() => import('../features/upload/UploadPage'), 'UploadPage'));
const jobs = createRoute({
  getParentRoute: () => desk, path: '/jobs', validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('../features/jobs/JobsPage'), 'JobsPage'),
});
const job = page('/jobs/$id', lazyRouteComponent(() => import('../features/job/JobPage'), 'JobPage'));
const books = createRoute({
  getParentRoute: () => desk, path: '/books',
  validateSearch: (search: Record<string, unknown>): {q?: string} => (typeof search.q === 'string' && search.q ? {q: search.q} : {}),
  component: lazyRouteComponent(() => import('../features/catalogue/CataloguePage'), 'CataloguePage'),
});
const book = page('/books/$id', lazyRouteComponent(() => import('../features/book/BookPage'), 'BookPage'));
const plugins = page('/plugins', lazyRouteComponent(() => import('../features/plugins/PluginsPage'), 'PluginsPage'));
const people = page('/people', lazyRouteComponent(() => import('../features/people/PeoplePage'), 'PeoplePage'));

export const router = createRouter({
  routeTree: root.addChildren([login, desk.addChildren([home, upload, jobs, job, books, book, plugins, people])]),
  basepath: '/desk',
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Lines count={6} />,
  defaultErrorComponent: ({error, reset}) => <ProblemView error={error} retry={reset} />,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
