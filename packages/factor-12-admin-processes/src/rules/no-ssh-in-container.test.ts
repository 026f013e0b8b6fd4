import { testRule } from '@factorlint/testing';
import { noSshInContainer } from './no-ssh-in-container.js';

const image = (lines: string, from = 'FROM python:3.13-slim\n') => ({
  Dockerfile: `${from}${lines}COPY . /app\nCMD ["gunicorn", "shop.wsgi"]\n`,
});

testRule(noSshInContainer, {
  violates: {
    'the server of Debian': image('RUN apt-get update && apt-get install -y --no-install-recommends curl openssh-server\n'),
    'the server of Alpine': image('RUN apk add --no-cache openssh-server\n'),
    'a small server': image('RUN apk add dropbear\n'),
    'the port': image('EXPOSE 8000 22\n'),
    'in a stage that the last one is built on': image(
      'RUN true\n',
      'FROM python:3.13 AS base\nRUN apt-get install -y openssh-server\nFROM base\n',
    ),
  },
  upholds: {},
  'says nothing': {
    'the client': image('RUN apt-get install -y git openssh-client\n'),
    'both of Alpine, for git': image('RUN apk add git openssh\n'),
    'another port': image('EXPOSE 2200\n'),
    'a stage that is thrown away': image('', 'FROM debian:13 AS build\nRUN apt-get install -y openssh-server\nFROM python:3.13-slim\n'),
    'a word in a message': image('RUN echo openssh-server\n'),
    'a comment': image('# RUN apt-get install -y openssh-server\n'),
    'an image of development': {
      ...image(''),
      '.devcontainer/Dockerfile': 'FROM python:3.13\nRUN apt-get install -y openssh-server\n',
    },
  },
});
