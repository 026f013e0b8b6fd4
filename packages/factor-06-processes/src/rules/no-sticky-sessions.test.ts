import { testRule } from '@factorlint/testing';
import { noStickySessions } from './no-sticky-sessions.js';

const ingress = (annotation: string) => ({
  'k8s/ingress.yaml': `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    ${annotation}\nspec:\n  rules: []\n`,
});

testRule(noStickySessions, {
  violates: {
    'an annotation of an ingress': ingress('nginx.ingress.kubernetes.io/affinity: cookie'),
    'a sticky cookie': { 'nginx/app.conf': 'upstream app {\n  sticky cookie srv;\n  server a:80;\n}\n' },
    'labels of traefik': {
      'docker-compose.prod.yml':
        'services:\n  web:\n    image: example/shop:1\n    labels:\n      - "traefik.http.services.web.loadbalancer.sticky.cookie=true"\n',
    },
  },
  upholds: {},
  'says nothing': {
    'no affinity': { 'nginx.conf': 'upstream shop {\n  least_conn;\n  server web1:8000;\n}\n' },
    'another annotation': ingress('nginx.ingress.kubernetes.io/proxy-body-size: 8m'),
    'a comment': { 'nginx.conf': 'upstream shop {\n  # ip_hash;\n  server web1:8000;\n}\n' },
    'a class of style sheets': { 'public/app.css': '.sticky { position: sticky; }\n' },
    'an example': { 'examples/nginx.conf': 'upstream shop {\n  ip_hash;\n  server web1:8000;\n}\n' },
    'a document': { 'docs/nginx.md': 'Use `ip_hash;`.\n' },
  },
});
