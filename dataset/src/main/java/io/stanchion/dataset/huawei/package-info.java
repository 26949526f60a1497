/** The labelled set that Stanchion ships: five articles on banning Huawei from 5G networks. */
@NullMarked
package io.stanchion.dataset.huawei;

import org.jspecify.annotations.NullMarked;
