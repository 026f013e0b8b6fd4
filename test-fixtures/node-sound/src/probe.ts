/** Asks the web process of this container whether it is well; for the image's health check. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? '8080'}/healthz`).catch(() => undefined);

process.exit(answer?.ok ? 0 : 1);
