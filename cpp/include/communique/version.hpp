// The version of the library: the one place that states it (CMake and the Python package read this line).
#pragma once

#define COMMUNIQUE_VERSION "0.1.0"
