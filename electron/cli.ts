// The command line: the same services without a window.
process.stderr.write('npm run -s cli -- --db FILE --user NAME COMMAND …\n')
process.exitCode = 2
