/*
 * The home for compiled cycle models: it owns the main loop, so it decides when the model is evaluated and stops before
 * an edge of its own clocks reaches the HDL. It is a resumable state machine without globals: many simulations may run in
 * parallel threads, and one simulation may change threads between stops.
 *
 * A library that is loaded into the JVM exports these three functions; the JVM drives `run` through cocobean_open_model:
 *
 *    int  cocobean_model_open(void *window, const char *directory, int argc, const char *const *argv, int log,
 *                             const char *waves, void **context);
 *         `window`: CB magic and version set. `directory`: absolute, relative paths of the HDL resolve there.
 *         `argv`: plusargs and run arguments, no program name. `log`: a file descriptor the model writes its output to,
 *         line by line; it stays the caller's. `waves`: absolute path of the file to write, or NULL.
 *         0: `context` is ready for `run`. Else nothing is left behind, and the reason was written to `log`.
 *    int  cocobean_model_run(void *context);
 *         Executes the command in the window, then runs to the next stop. 0: it is the JVM's turn. 1: it is over.
 *    void cocobean_model_close(void *context);
 *         At any time but during `run`; waves are complete afterwards.
 *
 * The first `run` ignores the command and answers with the stop at time 0. Commands other than RESUME and FINISH return at
 * once. A model that would run for ever is stopped by another thread that sets `peer_dead` in the window: `run` returns 1
 * at the end of the time step.
 */
#ifndef COCOBEAN_MODEL_HOME_H
#define COCOBEAN_MODEL_HOME_H

#include "agent/agent.h"
#include "model/model.h"

struct model_home;

/* NULL when memory runs out. The model must outlive the home. */
struct model_home *model_home_open(struct cb_window *, const struct cb_model *);
int model_home_run(void *home);
/* Instead of what model_home_run would have returned, had the model not been left in the middle of an eval. */
int model_home_abandon(struct model_home *);
void model_home_close(struct model_home *);

#endif
