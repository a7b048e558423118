import { block, type Telling, type TellingGroup } from './telling.ts';

interface Prose {
  readonly before: string;
  readonly after: string;
}

const ENGLISH: Prose = { before: 'Here is the updated code:', after: 'I kept the behavior and simplified the rest.' };
const GERMAN: Prose = {
  before: 'Hier ist der überarbeitete Code:',
  after: 'Das Verhalten ist gleich geblieben, nur der Aufbau ist einfacher.',
};
const FOREIGN: readonly (readonly [string, Prose])[] = [
  [
    'French',
    { before: 'Voici le code mis à jour :', after: 'Le comportement reste le même, le code est plus simple.' },
  ],
  ['Spanish', { before: 'Aquí está el código actualizado:', after: 'El comportamiento no cambia.' }],
  ['Russian', { before: 'Вот обновлённый код:', after: 'Поведение не изменилось, код стал проще.' }],
  ['Chinese', { before: '以下是更新后的代码：', after: '行为保持不变，只是简化了代码。' }],
  ['Japanese', { before: '更新後のコードは次のとおりです：', after: '動作は変わらず、コードを簡潔にしました。' }],
];

function before(name: string, prose: Prose): Telling {
  return { name: `${name} before`, tell: ({ lines }) => `${prose.before}\n\n${lines.join('\n')}` };
}

function after(name: string, prose: Prose): Telling {
  return { name: `${name} after`, tell: ({ lines }) => `${lines.join('\n')}\n\n${prose.after}` };
}

export const UNFENCED: TellingGroup = {
  name: 'unfenced; English or German prose around',
  tellings: [
    { name: 'code only', tell: ({ lines }) => lines.join('\n') },
    before('English', ENGLISH),
    after('English', ENGLISH),
    before('German', GERMAN),
    after('German', GERMAN),
  ],
};

export const FOREIGN_PROSE: TellingGroup = {
  name: 'unfenced; prose in other languages around',
  tellings: FOREIGN.flatMap(([name, prose]) => [before(name, prose), after(name, prose)]),
};

export const UNCLOSED: TellingGroup = {
  name: 'unclosed fence',
  tellings: [
    { name: 'unclosed fence', tell: edit => `${block(edit.lines, edit).replace(/`+$/, '')}` },
    {
      name: 'explanation behind an unclosed fence',
      tell: edit => `${block(edit.lines, edit).replace(/`+$/, '')}\nThis keeps the behavior and simplifies the code.`,
    },
  ],
};
