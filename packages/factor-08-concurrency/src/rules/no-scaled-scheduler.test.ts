import { testRule } from '@factorlint/testing';
import { noScaledScheduler } from './no-scaled-scheduler.js';

const deployment = (args: string, replicas: string, more = '') => ({
  'k8s/beat.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: beat }
spec:
${replicas}  template:
    spec:
      containers:
        - name: beat
          image: example/shop:1.2
          command: ${args}
${more}`,
});
const BEAT = '["celery", "-A", "shop", "beat"]';
const WORKER = '["celery", "-A", "shop", "worker", "-B"]';

testRule(noScaledScheduler, {
  violates: {
    'three replicas': deployment(BEAT, '  replicas: 3\n'),
    'scaled by load': deployment(
      BEAT,
      '',
      `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: beat }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: beat }
  maxReplicas: 3
`,
    ),
    'replicas of a stack': {
      'docker-stack.yml':
        'services:\n  beat:\n    image: example/shop:1.2\n    command: celery -A shop beat\n    deploy:\n      replicas: 2\n',
    },
    'inside workers that are replicated': deployment(WORKER, '  replicas: 2\n'),
    'inside workers of a platform': { Procfile: 'web: gunicorn shop.wsgi\nworker: celery -A shop worker --beat\n' },
  },
  upholds: {
    'one replica': deployment(BEAT, '  replicas: 1\n'),
  },
  'says nothing': {
    'a process of its own': { Procfile: 'worker: celery -A shop worker\nbeat: celery -A shop beat\n' },
    'nothing said of replicas': deployment(BEAT, ''),
    'a scheduler that takes a lock': deployment('["celery", "-A", "shop", "beat", "-S", "redbeat.RedBeatScheduler"]', '  replicas: 2\n'),
    'workers that are replicated': deployment('["celery", "-A", "shop", "worker"]', '  replicas: 4\n'),
    'one worker with its scheduler': deployment(WORKER, '  replicas: 1\n'),
    'a development compose': {
      'docker-compose.dev.yml':
        'services:\n  worker:\n    build: .\n    command: celery -A shop worker -B\n    deploy:\n      replicas: 2\n',
    },
    'a variable decides': {
      'docker-stack.yml':
        'services:\n  beat:\n    image: example/shop:1.2\n    command: celery -A shop beat\n    deploy:\n      replicas: ${BEATS:-1}\n',
    },
  },
});
