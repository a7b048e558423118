import { defineLanguage } from '../defineLanguage.ts';
import { cpp } from './cpp.ts';

/** The grammar of C++ cannot read `kernel<<<blocks, threads>>>(a)`. */
export const cuda = defineLanguage({ ...cpp, ids: ['cuda-cpp'], aliases: [], grammar: undefined });
