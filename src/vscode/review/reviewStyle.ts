import type { SettingValues } from '../../settingRules.ts';

export type ReviewStyle = SettingValues['refactor.review'];
