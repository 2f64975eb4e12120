const { existsSync, readFileSync, realpathSync } = require('node:fs')
const { rm } = require('node:fs/promises')
const { join } = require('node:path')

const dist = join(__dirname, 'node_modules/electron/dist')
const versionFile = join(dist, 'version')
const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : undefined
// True with the older runtime of electron/launch/fallback.mjs: what it packages is for tests and says so in its name.
const isFallback = version !== undefined && version !== require('electron/package.json').version
const suffix = isFallback ? '-test' : ''
// The runtime at hand serves its own platform; another platform's is downloaded.
const isForeign =
  process.argv.some((argument) => ['--win', '--mac', '--linux'].includes(argument)) &&
  !process.argv.includes({ win32: '--win', darwin: '--mac', linux: '--linux' }[process.platform])

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'com.example.liangqing',
  productName: 'Liangqing',
  directories: { output: 'dist' },
  artifactName: `\${productName}-\${version}-\${os}-\${arch}${suffix}.\${ext}`,
  files: [
    'out/**',
    'drizzle/**',
    'package.json',
    '!out/.fingerprint',
    '!**/*.map',
    '!node_modules/node-addon-api',
    '!node_modules/better-sqlite3/{deps,src}/**',
    '!node_modules/better-sqlite3/binding.gyp',
    // The binding compiled for the fallback runtime; the official one takes the prebuilt binding of its platform.
    ...(isFallback ? [] : ['!node_modules/better-sqlite3/build/**']),
    `!node_modules/better-sqlite3/prebuilds/!(\${platform}-\${arch}).node`,
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  nodeGypRebuild: false,
  // electron-builder copies a runtime at hand as it stands, with the default application that runs any folder.
  afterPack: ({ appOutDir, packager, electronPlatformName }) => {
    const resources =
      electronPlatformName === 'darwin' ? `${packager.appInfo.productFilename}.app/Contents/Resources` : 'resources'
    return rm(join(appOutDir, resources, 'default_app.asar'), { force: true })
  },
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: { target: ['dir', 'tar.gz'], category: 'Office', executableName: 'liangqing', maintainer: 'Liangqing' },
  win: { target: ['nsis'] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
  mac: { target: ['dmg'], category: 'public.app-category.business' },
  ...(version === undefined || isForeign ? {} : { electronDist: realpathSync(dist), electronVersion: version }),
}
