/** Programs that hand requests on to whatever processes there are, by their images. Source: their pages on hub.docker.com. */
const PROXIES = /^(?:nginx(?:-unprivileged|-proxy)?|traefik|caddy|haproxy|envoy|httpd|openresty|kong)$/;

/** Whether an image (`nginx:1.27`) is a proxy's. */
export function isProxyImage(image: string | undefined): boolean {
  const name = image?.split('@')[0]?.split('/').at(-1)?.split(':')[0];
  return name !== undefined && PROXIES.test(name);
}
