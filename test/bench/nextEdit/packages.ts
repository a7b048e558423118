import type { VersionChain } from '../edits/packages.ts';

const SOURCES = /\/src\/.*\.(?:ts|tsx|kt|java|swift|m|mm|h|cpp)$/;
const LIB = /^package\/(?:lib|bin|index|types|src)\b/;

/** Published versions that follow each other, of packages that contain what their authors wrote. */
export const CHAINS: Readonly<Record<'set' | 'judged', readonly VersionChain[]>> = {
  /** Weights and thresholds are set on them. */
  set: [
    { name: 'eslint', versions: ['10.11.0', '10.12.0', '10.13.0', '10.14.0', '10.15.0'], only: LIB },
    { name: 'webpack', versions: ['5.110.3', '5.111.0', '5.112.0', '5.113.0'], only: LIB },
    { name: 'mocha', versions: ['11.4.0', '11.5.0', '11.6.0', '11.7.0', '11.7.5'], only: LIB },
    { name: 'undici', versions: ['8.11.0', '8.12.0', '8.13.0'], only: LIB },
    { name: 'knex', versions: ['3.1.0', '3.2.0', '3.3.0'], only: LIB },
    { name: 'fastify', versions: ['5.9.0', '5.10.0', '5.11.0', '5.12.0', '5.12.8'] },
    {
      name: 'viem',
      versions: ['2.56.1', '2.56.9', '2.57.0', '2.57.20'],
      only: /^package\/[a-z0-9-]+\/.*(?<!\.d)\.ts$/,
    },
    { name: 'ethers', versions: ['6.13.7', '6.14.0', '6.15.0', '6.16.0'], only: /\/src\.ts\// },
    { name: 'zod', versions: ['4.4.3', '4.5.0', '4.6.0'], only: SOURCES },
    { name: 'effect', versions: ['3.21.5', '3.22.0', '3.22.4'], only: SOURCES },
    { name: 'ajv', versions: ['8.16.0', '8.17.1', '8.18.0', '8.20.0'], only: /\/lib\// },
    { name: 'pino', versions: ['10.1.0', '10.2.0', '10.3.0', '10.4.0'] },
    { name: 'express', versions: ['5.0.0', '5.1.0', '5.2.0', '5.3.0'], only: LIB },
    { name: 'node-gyp', versions: ['10.2.0', '11.0.0', '11.5.0'] },
    { name: 'jsdom', versions: ['29.1.1', '30.0.0', '30.1.0', '31.0.0'], only: LIB },
    { name: 'mongodb', versions: ['7.5.0', '7.6.0', '7.7.0', '7.8.0', '7.9.0'], only: SOURCES },
    { name: 'discord.js', versions: ['14.25.1', '14.26.0', '14.27.0', '14.28.0'], only: /^package\/(?:src|typings)\// },
    {
      name: 'puppeteer-core',
      versions: ['25.12.0', '25.13.0', '25.14.0', '25.15.0', '25.16.0'],
      only: /^package\/src\//,
    },
    { name: 'maplibre-gl', versions: ['6.13.0', '6.14.0', '6.15.0', '6.16.0', '6.17.0'], only: /^package\/src\// },
    { name: 'sharp', versions: ['0.34.4', '0.34.5', '0.35.0', '0.35.5'], only: /^package\/(?:lib|src)\// },
    {
      name: 'react-native-svg',
      versions: ['15.13.0', '15.14.0', '15.15.0', '15.16.0'],
      only: /^package\/(?:src|android|apple|common)\//,
    },
    { name: '@capacitor/android', versions: ['8.3.3', '8.4.0', '8.5.0'] },
    { name: '@capacitor/ios', versions: ['8.3.1', '8.4.0', '8.5.0'] },
    { name: 'ol', versions: ['10.8.0', '10.9.0', '10.10.0', '10.11.0'], only: /^package\/(?!dist|build|src).*\.js$/ },
    { name: '@node-red/runtime', versions: ['4.1.8', '4.1.15', '5.0.1', '5.0.7'] },
  ],
  /** The figures are of them. Nobody looks at single ones. */
  judged: [
    { name: 'mongoose', versions: ['9.10.4', '9.11.0', '9.12.0'], only: LIB },
    { name: 'stylelint', versions: ['17.14.0', '17.15.0', '17.16.0', '18.0.0'], only: LIB },
    { name: 'rxjs', versions: ['7.4.0', '7.5.0', '7.6.0', '7.7.0', '7.8.0'], only: SOURCES },
    { name: 'preact', versions: ['11.0.0', '11.1.0', '11.2.0'], only: SOURCES },
    { name: 'svelte', versions: ['5.56.10', '5.57.0', '5.57.3'], only: /\/src\// },
    { name: '@reduxjs/toolkit', versions: ['2.11.0', '2.12.0', '2.13.0', '2.14.0', '2.15.0'], only: SOURCES },
    { name: '@tanstack/query-core', versions: ['5.104.5', '5.105.0', '5.106.0', '5.108.0'], only: SOURCES },
    {
      name: 'react-native-reanimated',
      versions: ['4.5.5', '4.6.0', '4.7.0', '4.8.0'],
      only: /^package\/(?:src|android|apple|Common)\//,
    },
    {
      name: 'react-native-gesture-handler',
      versions: ['3.2.0', '3.3.0', '3.4.0', '3.5.0'],
      only: /^package\/(?:src|android|apple|shared)\//,
    },
    { name: 'expo-camera', versions: ['55.0.23', '56.0.0', '57.0.0'], only: /^package\/(?:src|android|ios)\// },
    { name: 'expo-file-system', versions: ['57.0.7', '58.0.2'], only: /^package\/(?:src|android|ios)\// },
    { name: 'ws', versions: ['8.20.0', '8.21.0', '8.22.0', '8.23.0'], only: LIB },
    { name: 'jquery', versions: ['3.5.0', '3.6.0', '3.7.0', '3.8.0'], only: /^package\/src\// },
    { name: 'bulma', versions: ['1.0.1', '1.0.2', '1.0.3', '1.0.4'], only: /\.s[ac]ss$/ },
    { name: '@wordpress/block-library', versions: ['9.31.0', '9.32.0', '9.33.0'], only: /^package\/src\// },
  ],
};
