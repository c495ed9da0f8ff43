/* Where a simulation writes to: its log, and files relative to its own directory. */
#ifndef COCOBEAN_FILES_H
#define COCOBEAN_FILES_H

#include <string>

/* A path of the simulation, which is relative to its own directory, for this process. */
std::string cocobean_file(const char* path);
/* `log` stays the caller's; false: nothing was opened. */
bool cocobean_files_open(const char* directory, int log);
/* Closes the log and all files the design left open. */
void cocobean_files_close();

#endif
