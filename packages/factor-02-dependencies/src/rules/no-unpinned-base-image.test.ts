import { testRule } from '@factorlint/testing';
import { noUnpinnedBaseImage } from './no-unpinned-base-image.js';

const dockerfile = (text: string) => ({ Dockerfile: text });

testRule(noUnpinnedBaseImage, {
  violates: {
    latest: dockerfile('FROM node:latest\n'),
    'the name of a release, a note': dockerfile('FROM debian:bookworm-slim\n'),
    'only a variant': dockerfile('FROM python:slim\n'),
    'through a build argument': dockerfile('ARG TAG=latest\nFROM node:${TAG}\n'),
    'a copied image': dockerfile('FROM python:3.12-slim\nCOPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv\n'),
  },
  upholds: {
    'a digest': dockerfile(`FROM node@sha256:${'a'.repeat(64)}\n`),
    'a patch version': dockerfile('FROM node:22.11.0-alpine3.20\n'),
    'a build argument with a version': dockerfile('ARG PY=3.12\nFROM python:${PY}-slim\n'),
    'a stage by its name': dockerfile('FROM python:3.12-slim AS base\nFROM base AS final\nCOPY --from=base /a /b\n'),
  },
  'says nothing': {
    scratch: dockerfile('FROM scratch\n'),
    'an argument that the build gives': dockerfile('ARG BASE\nFROM ${BASE}\n'),
    'a comment': dockerfile('# FROM node:latest\n'),
    'no Dockerfile': { 'docs/docker.md': 'FROM node:latest' },
    'a template hole': { 'Dockerfile.j2': 'FROM {{ image }}\n' },
  },
});
