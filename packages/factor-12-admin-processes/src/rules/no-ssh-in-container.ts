import {
  constantOf,
  defineRule,
  literalText,
  violates,
  walkStatements,
  type Command,
  type Facts,
  type ImageStage,
  type Statement,
} from '@factorlint/core';

export const noSshInContainer = defineRule({
  id: 'admin-processes/no-ssh-in-container',
  code: 'TF1208',
  summary: 'The image of the application runs no SSH server.',
  scope: 'file',
  severity: 'warning',
  needs: ['image-stage', 'command'],

  *check(facts) {
    for (const stage of facts.of('image-stage')) {
      if (!facts.isProduction(stage) || !isShipped(stage, facts)) continue;
      const install = commandsOf(stage, facts).flatMap(statementsOf).find(installsServer);
      const port = stage.exposes.find((value) => constantOf(value) === 22 || constantOf(value) === '22');
      if (install) yield violates(install, 'sshd', 'The image of the application brings an SSH server.');
      else if (port) yield violates(port, 'sshd', 'The image of the application opens the port of SSH, 22.', { confidence: 'likely' });
    }
  },
});

/** The final stage, or one that it is built on. */
function isShipped(stage: ImageStage, facts: Facts): boolean {
  const stages = facts.in('image-stage', stage.location.path);
  let shipped = stages.find(({ final }) => final);
  while (shipped) {
    if (shipped.index === stage.index) return true;
    const { base, index } = shipped;
    shipped = stages.find((each) => each.index < index && each.name !== undefined && each.name === base);
  }
  return false;
}

function commandsOf(stage: ImageStage, facts: Facts): readonly Command[] {
  return facts.in('command', stage.location.path).filter((command) => command.stage === stage.index && command.purpose === 'build');
}

function statementsOf({ script }: Command): readonly Statement[] {
  return [...walkStatements(script.statements)];
}

const PACKAGE_MANAGERS = /^(?:apt|apt-get|apk|yum|dnf|microdnf|zypper)$/;
const SERVERS = /^(?:openssh-server|dropbear)(?:[=~<>].*)?$/;

/** `openssh-client` is how git gets code, and `openssh` of Alpine is often installed for that. */
function installsServer(statement: Statement): boolean {
  if (statement.kind !== 'run') return false;
  const words = statement.words.map((word) => literalText(word) ?? '');
  const [program = ''] = words.filter((word) => word !== 'sudo');
  return PACKAGE_MANAGERS.test(program) && words.some((word) => SERVERS.test(word));
}
