// Imported first, because the log reads its level as it is loaded.
process.env.LOG_LEVEL ??= 'silent'
