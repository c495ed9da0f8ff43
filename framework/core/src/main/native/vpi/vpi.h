/*
 * The part of the Verilog Procedural Interface that the agent uses, declared here so that it builds without any
 * simulator's headers. Names and values: IEEE 1364-2005, clause 27 and annex G (vpi_user.h).
 */
#ifndef COCOBEAN_VPI_H
#define COCOBEAN_VPI_H

#include <stdint.h>

typedef int32_t PLI_INT32;
typedef uint32_t PLI_UINT32;
typedef char PLI_BYTE8;
typedef uint32_t *vpiHandle;

enum {
    vpiConstant = 7, vpiFunction = 20, vpiIntegerVar = 25, vpiIterator = 27, vpiMemory = 29, vpiMemoryWord = 30,
    vpiModule = 32, vpiNamedBegin = 33, vpiNet = 36, vpiNetBit = 37, vpiParameter = 41, vpiPort = 44,
    vpiRealVar = 47, vpiReg = 48, vpiRegBit = 49, vpiTask = 59, vpiTimeVar = 63, vpiNamedFork = 35,
    vpiNetArray = 114, vpiRange = 115, vpiRegArray = 116, vpiGenScopeArray = 133, vpiGenScope = 134,
    vpiLongIntVar = 610, vpiShortIntVar = 611, vpiIntVar = 612, vpiByteVar = 614, vpiStringVar = 616,
    vpiEnumVar = 617, vpiBitVar = 620, vpiPackage = 600,
};

enum { /* relations and properties */
    vpiInternalScope = 92, vpiLeftRange = 79, vpiRightRange = 83, vpiVariables = 100, vpiScope = 84,
    vpiType = 1, vpiName = 2, vpiFullName = 3, vpiSize = 4, vpiTimeUnit = 11, vpiTimePrecision = 12, vpiScalar = 17,
    vpiVector = 18, vpiDirection = 20, vpiInput = 1, vpiOutput = 2, vpiInout = 3, vpiConstType = 40,
    vpiSigned = 65, vpiDecConst = 1, vpiRealConst = 2, vpiStringConst = 6,
};

enum { /* values */
    vpiBinStrVal = 1, vpiOctStrVal = 2, vpiDecStrVal = 3, vpiHexStrVal = 4, vpiScalarVal = 5, vpiIntVal = 6,
    vpiRealVal = 7, vpiStringVal = 8, vpiVectorVal = 9, vpiStrengthVal = 10, vpiTimeVal = 11, vpiObjTypeVal = 12,
    vpiSuppressVal = 13,
    vpiNoDelay = 1, vpiInertialDelay = 2, vpiForceFlag = 5, vpiReleaseFlag = 6,
    vpi0 = 0, vpi1 = 1, vpiZ = 2, vpiX = 3,
    vpiScaledRealTime = 1, vpiSimTime = 2, vpiSuppressTime = 3,
    vpiFinish = 67,
};

enum { /* call-backs */
    cbValueChange = 1, cbAtStartOfSimTime = 5, cbReadWriteSynch = 6, cbReadOnlySynch = 7, cbNextSimTime = 8,
    cbAfterDelay = 9, cbEndOfCompile = 10, cbStartOfSimulation = 11, cbEndOfSimulation = 12,
};

typedef struct t_vpi_time {
    PLI_INT32 type;
    PLI_UINT32 high, low;
    double real;
} s_vpi_time, *p_vpi_time;

typedef struct t_vpi_vecval {
    PLI_INT32 aval, bval;
} s_vpi_vecval, *p_vpi_vecval;

typedef struct t_vpi_value {
    PLI_INT32 format;
    union {
        PLI_BYTE8 *str;
        PLI_INT32 scalar;
        PLI_INT32 integer;
        double real;
        struct t_vpi_time *time;
        struct t_vpi_vecval *vector;
        void *strength;
        PLI_BYTE8 *misc;
    } value;
} s_vpi_value, *p_vpi_value;

typedef struct t_cb_data {
    PLI_INT32 reason;
    PLI_INT32 (*cb_rtn)(struct t_cb_data *);
    vpiHandle obj;
    p_vpi_time time;
    p_vpi_value value;
    PLI_INT32 index;
    PLI_BYTE8 *user_data;
} s_cb_data, *p_cb_data;

typedef struct t_vpi_vlog_info {
    PLI_INT32 argc;
    PLI_BYTE8 **argv;
    PLI_BYTE8 *product;
    PLI_BYTE8 *version;
} s_vpi_vlog_info, *p_vpi_vlog_info;

typedef struct t_vpi_systf_data {
    PLI_INT32 type, sysfunctype;
    PLI_BYTE8 *tfname;
    PLI_INT32 (*calltf)(PLI_BYTE8 *);
    PLI_INT32 (*compiletf)(PLI_BYTE8 *);
    PLI_INT32 (*sizetf)(PLI_BYTE8 *);
    PLI_BYTE8 *user_data;
} s_vpi_systf_data, *p_vpi_systf_data;

enum { vpiSysTask = 1, vpiFile = 5, vpiLineNo = 6, vpiSysTfCall = 85, vpiArgument = 89 };

#pragma GCC visibility push(default)
/* Not in every simulator. */
vpiHandle vpi_register_systf(p_vpi_systf_data) __attribute__((weak));
PLI_INT32 vpi_printf(const PLI_BYTE8 *, ...) __attribute__((weak));
vpiHandle vpi_register_cb(p_cb_data);
PLI_INT32 vpi_remove_cb(vpiHandle);
vpiHandle vpi_handle_by_name(PLI_BYTE8 *, vpiHandle);
vpiHandle vpi_handle_by_index(vpiHandle, PLI_INT32);
vpiHandle vpi_handle(PLI_INT32, vpiHandle);
vpiHandle vpi_iterate(PLI_INT32, vpiHandle);
vpiHandle vpi_scan(vpiHandle);
PLI_INT32 vpi_get(PLI_INT32, vpiHandle);
PLI_BYTE8 *vpi_get_str(PLI_INT32, vpiHandle);
void vpi_get_value(vpiHandle, p_vpi_value);
vpiHandle vpi_put_value(vpiHandle, p_vpi_value, p_vpi_time, PLI_INT32);
void vpi_get_time(vpiHandle, p_vpi_time);
PLI_INT32 vpi_free_object(vpiHandle);
PLI_INT32 vpi_get_vlog_info(p_vpi_vlog_info);
PLI_INT32 vpi_control(PLI_INT32, ...);
#pragma GCC visibility pop

#endif
