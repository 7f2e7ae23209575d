// Which vector instructions the compiler can be asked for, and their names.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__)
#define COMMUNIQUE_X86 1
#ifdef __linux__
#define COMMUNIQUE_AMX 1
#endif
#include <immintrin.h>
#elif defined(__aarch64__) && defined(__GNUC__)
#define COMMUNIQUE_NEON 1
#include <arm_neon.h>
#endif
