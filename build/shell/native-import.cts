// Node's own `import()`. Test runners replace the one in the files they load with theirs, which knows nothing of the hooks that
// give the app its `electron`; a CommonJS file required by Node itself keeps the real one.
module.exports = (url: string): Promise<unknown> => import(url);
