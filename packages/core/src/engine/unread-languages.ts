/**
 * Extensions of programming languages, so that the report can say which of them nobody has read.
 * Source: GitHub linguist's languages.yml, type `programming`, the common ones.
 */
const PROGRAMMING: ReadonlySet<string> = new Set(
  (
    'py js jsx ts tsx mjs cjs mts cts go rb java kt kts scala groovy clj cljs rs php cs fs vb swift m mm c cc cpp cxx h hpp dart ex exs erl hrl hs lua pl pm r jl ' +
    'vue svelte astro coffee elm nim zig v cr ml mli lisp scm rkt d pas'
  ).split(' '),
);

/** `.go` of `cmd/main.go`, where that is a programming language; else undefined. */
export function programmingExtension(path: string): string | undefined {
  const dot = path.lastIndexOf('.');
  const extension = dot > path.lastIndexOf('/') ? path.slice(dot + 1).toLowerCase() : '';
  return PROGRAMMING.has(extension) ? `.${extension}` : undefined;
}
