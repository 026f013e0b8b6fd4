/** A word of a manifest by which a web framework of a language is known whose code nobody reads yet. */
export interface ManifestFramework {
  readonly word: string;
  readonly name: string;
}

/** Sources: the frameworks' installation guides. */
export const MANIFEST_FRAMEWORKS: readonly ManifestFramework[] = [
  { word: 'laravel/framework', name: 'laravel' },
  { word: 'symfony/framework-bundle', name: 'symfony' },
  { word: 'slim/slim', name: 'slim' },
  { word: 'cakephp/cakephp', name: 'cakephp' },
  { word: 'spring-boot-starter-web', name: 'spring-boot' },
  { word: 'spring-boot-starter-webflux', name: 'spring-boot' },
  { word: 'quarkus-rest', name: 'quarkus' },
  { word: 'quarkus-resteasy', name: 'quarkus' },
  { word: 'micronaut-http-server-netty', name: 'micronaut' },
  { word: 'Microsoft.NET.Sdk.Web', name: 'aspnetcore' },
];
