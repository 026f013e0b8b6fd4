import { testRule } from '@factorlint/testing';
import { noRemoteScriptInstall } from './no-remote-script-install.js';

const image = (line: string) => ({ Dockerfile: `FROM debian:12.8-slim\n${line}\nCMD ["/opt/app/bin/serve"]\n` });

testRule(noRemoteScriptInstall, {
  violates: {
    wget: image('RUN wget -qO- https://tools.example.com/get | sh'),
    'a shell with words': image('RUN curl -sSL https://tools.example.com/get | sudo -E bash - && apt-get install -y node'),
    Python: image('RUN curl -sSL https://tools.example.com/get.py | python3 -'),
    'inside a condition': image('RUN if [ "$A" = "1" ]; then curl https://tools.example.com/get | sh; fi'),
    'a start script': {
      Dockerfile: 'FROM debian:12.8-slim\nCOPY . .\nCMD ["./start.sh"]\n',
      'start.sh': '#!/bin/sh\ncurl -sSL https://tools.example.com/get | sh\nexec /opt/app/bin/serve\n',
    },
    'only a major version': image('RUN curl -sL https://deb.nodesource.com/setup_22.x | bash'),
  },
  upholds: {},
  'says nothing': {
    'a version': image('RUN curl -sSL https://tools.example.com/v1.4.2/get.sh | sh'),
    'a commit': image('RUN curl -sSL https://raw.example.com/tool/5f2c9ab10d3e4f5a6b7c/get.sh | sh'),
    'an archive': image('RUN curl -sSL https://tools.example.com/tool.tgz | tar xz'),
    'a file': image('RUN curl -sSLo /usr/bin/tool https://tools.example.com/tool'),
    'a word of a message': image('RUN echo "curl https://tools.example.com/get | sh"'),
    'a comment': image('# RUN curl https://tools.example.com/get | sh'),
    'an image for development': { '.devcontainer/Dockerfile': 'FROM debian:12.8\nRUN curl https://tools.example.com/get | sh\n' },
    'a stage for development': {
      Dockerfile:
        'FROM debian:12.8-slim AS base\nCOPY . .\n\nFROM base AS dev\nRUN curl https://tools.example.com/get | sh\n\nFROM base\nCMD ["/opt/app/bin/serve"]\n',
    },
  },
});
