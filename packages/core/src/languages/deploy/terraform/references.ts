import type { DataNode } from '../../../syntax/node.js';

/** The resource of a type that an expression refers to: `aws_ecs_task_definition.web.arn` → `web`. */
export function referredTo(node: DataNode | undefined, type: string): string | undefined {
  for (const { expression } of node?.holes ?? []) {
    const found = new RegExp(`(?:^|[^\\w.-])${type}\\.([A-Za-z_][\\w-]*)`).exec(expression)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
