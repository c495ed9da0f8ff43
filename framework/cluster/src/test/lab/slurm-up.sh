#!/bin/bash
# slurm-up.sh STATE SHARED HOST...: a Slurm on this machine; each HOST is a slurmd with its own hostname, process numbers,
# /tmp and /dev/shm (fakehost.sh) that shares only the folder SHARED, and sees these sources. Its files lie in STATE, which is below SHARED or not in /tmp.
# Prints what a shell needs to use it. Needs root, and slurmctld, slurmd and slurm-client.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) state=$1 shared=$2
shift 2
mkdir -p "$state"/{state,spool,log,run} "$shared"
cp "$here/fakehost.sh" "$state/"
FAKEHOST_SEEN=$(cd "$here/../../../../.." && pwd)
export FAKEHOST_SEEN
port() { shuf -i 20000-29999 -n 1; }
{
    cat <<EOF
ClusterName=lab
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=$(port)
SlurmdPort=$(port)
AuthType=auth/none
CredType=cred/none
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$state/state
SlurmdSpoolDir=$state/spool/%n
SlurmctldPidFile=$state/run/slurmctld.pid
SlurmdPidFile=$state/run/slurmd-%n.pid
SlurmctldLogFile=$state/log/slurmctld.log
SlurmdLogFile=$state/log/slurmd-%n.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
SlurmctldTimeout=30
SlurmdTimeout=5
InactiveLimit=0
KillWait=20
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
EOF
    for host; do
        mkdir -p "$state/spool/$host"
        echo "NodeName=$host NodeAddr=127.0.0.1 Port=$(port) CPUs=1 RealMemory=4000 State=UNKNOWN"
    done
    echo "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP PriorityTier=1"
    echo "PartitionName=urgent Nodes=ALL MaxTime=INFINITE State=UP PriorityTier=10"
} >"$state/slurm.conf"
cd / # the daemons must not sit in a folder that the hosts do not have
export SLURM_CONF=$state/slurm.conf
setsid slurmctld -D >"$state/log/slurmctld.out" 2>&1 </dev/null &
echo $! >"$state/run/controller.pid"
for host; do
    setsid "$state/fakehost.sh" "$host" "$shared" slurmd -D >"$state/log/$host.out" 2>&1 </dev/null &
    echo $! >"$state/run/host-$host.pid"
done
for _ in $(seq 300); do
    [[ $(timeout 5 sinfo -h -N -p main -t idle 2>/dev/null | wc -l) != "$#" ]] || exit 0
    sleep 0.1
done
echo "the hosts did not come up:" >&2
sinfo -N >&2
tail -n 5 "$state"/log/*.out >&2
exit 1
