import type { Workload } from '../../vocabulary/facts/index.js';
import { imageName } from '../deploy/image-name.js';
import { isForeign } from '../deploy/builds.js';

/** Policies by which a service is kept running: nobody at a desk needs them. Source: docs.docker.com/reference/compose-file/services/#restart */
const KEPT_RUNNING = /^(?:always|unless-stopped|on-failure)(?::\d+)?$/;
/** Images that only tests and developers run: browsers for tests, stand-ins for other people's services. */
const HELPER =
  /(?:^|[-_])(?:selenium|webdriver|chromedriver|geckodriver|playwright|cypress|puppeteer|test|tests|mock|fake)(?:[-_]|$)|^standalone-(?:chrome|firefox|edge)|^(?:wiremock|mockserver|moto|localstack|toxiproxy)$/i;
/** Folders of what others handed in, which the project shows and does not run. */
const HANDED_IN = /^contrib(?:uted|utions?)?$/i;
/** Tags that follow what is being worked on. */
const IN_WORK = /^(?:dev|devel|develop|development|local|debug|nightly|canary|snapshot|unstable)$/i;

/**
 * Whether a compose file that is taken for production may as well be one for developers: a comment says so, it starts what only tests
 * need or what is still being worked on, its folder holds what others handed in, another file above it builds the same image, or nothing in it shows that it is deployed (no
 * policy of restarting, no image out of a registry, no copies, no environment of production).
 */
export function isUnsure(workloads: readonly Workload[], path: string, all: readonly Workload[]): boolean {
  if (
    path
      .split('/')
      .slice(0, -1)
      .some((folder) => HANDED_IN.test(folder))
  )
    return true;
  if (workloads.some((workload) => workload.doubted || isHelper(workload) || followsWork(workload))) return true;
  const own = workloads.filter((workload) => !isForeign(workload));
  const built = own.filter(({ build }) => build !== undefined);
  return !(built.length > 0 ? built : own).some(showsDeploy) || own.some((workload) => isBuiltAbove(workload, path, all));
}

function isHelper({ image, restart }: Workload): boolean {
  if (!image || KEPT_RUNNING.test(restart ?? '')) return false;
  return HELPER.test(imageName(image).name.split('/').at(-1) ?? '');
}

function followsWork(workload: Workload): boolean {
  return workload.image !== undefined && !isForeign(workload) && IN_WORK.test(imageName(workload.image).tag ?? '');
}

function showsDeploy({ image, build, restart, replicas, purpose }: Workload): boolean {
  const isFromRegistry = image !== undefined && (build === undefined || imageName(image).name.includes('/'));
  return isFromRegistry || KEPT_RUNNING.test(restart ?? '') || replicas !== undefined || purpose === 'production';
}

/** A compose file in a folder above builds the same. */
function isBuiltAbove({ build }: Workload, path: string, all: readonly Workload[]): boolean {
  return (
    build !== undefined &&
    all.some(({ form, build: other, location }) => {
      const folder = location.path.split('/').slice(0, -1).join('/');
      const isAbove = location.path !== path && path.split('/').slice(0, -2).join('/') === folder && path.includes('/');
      return (
        form === 'compose' && isAbove && other !== undefined && other.context === build.context && other.dockerfile === build.dockerfile
      );
    })
  );
}
