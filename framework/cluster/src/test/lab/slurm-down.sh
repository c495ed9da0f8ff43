#!/bin/bash
# slurm-down.sh STATE: ends what slurm-up.sh started, the jobs too.
for file in "$1"/run/host-*.pid "$1"/run/controller.pid; do
    [[ ! -f $file ]] || kill -9 "$(<"$file")" 2>/dev/null
done
exit 0
