import { defineLanguage } from '../defineLanguage.ts';
import { c } from './c.ts';

export const cpp = defineLanguage({ ...c, ids: ['cpp'], aliases: ['c++', 'cc', 'cxx', 'hpp'], hasOverloads: true });
