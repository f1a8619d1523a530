/// What the tree is built with; read by no scenario except for the names of CONFIG symbols.
let buildFiles: [String: String] = [
  "Kconfig": #"""
  source "arch/arm/Kconfig"
  source "drivers/iommu/Kconfig"
  source "drivers/gpu/drm/rockchip/Kconfig"
  source "lib/Kconfig.debug"

  """#,
  "arch/arm/Kconfig": #"""
  config ARM
  	bool
  	default y
  	select DMA_OPS

  config MMU
  	bool "Memory management"
  	default y

  config OF
  	bool

  config DMA_OPS
  	bool

  config ARM_DMA_USE_IOMMU
  	bool

  """#,
  "drivers/iommu/Kconfig": #"""
  config IOMMU_API
  	bool

  menuconfig IOMMU_SUPPORT
  	bool "IOMMU hardware"
  	default y

  config IOMMU_DMA
  	bool

  config ROCKCHIP_IOMMU
  	bool "Rockchip IOMMU"
  	select IOMMU_API
  	select ARM_DMA_USE_IOMMU

  """#,
  "drivers/gpu/drm/rockchip/Kconfig": #"""
  config DRM_ROCKCHIP
  	tristate "Rockchip display"
  	depends on ROCKCHIP_IOMMU

  """#,
  "lib/Kconfig.debug": #"""
  config LOCKDEP
  	bool

  config DYNAMIC_DEBUG
  	bool "Switchable debug messages"

  config DEBUG_LIST
  	bool "Checks of linked lists"

  config DEBUG_MUTEXES
  	bool

  config DEBUG_LOCK_ALLOC
  	bool

  """#,
]

/// Another display driver, which always detached the ARM domain itself.
let exynosSources: [String: String] = [
  "drivers/gpu/drm/exynos/exynos_drm_dma.c": #"""
  /* A short stand-in for another display driver, written for this demonstration. */

  #include <linux/device.h>
  #include <linux/errno.h>
  #include <linux/iommu.h>
  #include <linux/kernel.h>

  #if defined(CONFIG_ARM_DMA_USE_IOMMU)
  #include <asm/dma-iommu.h>
  #else
  #define arm_iommu_attach_device(...) ({ -ENODEV; })
  #define arm_iommu_detach_device(...) ({ })
  #define to_dma_iommu_mapping(dev) NULL
  #endif

  int drm_iommu_attach_device(struct iommu_domain *domain, struct device *subdrv_dev,
  			    void **dma_priv);
  void drm_iommu_detach_device(struct iommu_domain *domain, struct device *subdrv_dev,
  			     void **dma_priv);

  int drm_iommu_attach_device(struct iommu_domain *domain, struct device *subdrv_dev,
  			    void **dma_priv)
  {
  	/* Kept for the way back. */
  	*dma_priv = to_dma_iommu_mapping(subdrv_dev);
  	if (*dma_priv)
  		arm_iommu_detach_device(subdrv_dev);
  	return iommu_attach_device(domain, subdrv_dev);
  }

  void drm_iommu_detach_device(struct iommu_domain *domain, struct device *subdrv_dev,
  			     void **dma_priv)
  {
  	iommu_detach_device(domain, subdrv_dev);
  	if (*dma_priv && arm_iommu_attach_device(subdrv_dev, *dma_priv))
  		dev_err(subdrv_dev, "cannot go back to the old mapping\n");
  }

  """#
]

/// The bus that asks for the ownership of its devices.
let platformSources: [String: String] = [
  "drivers/base/platform.c": #"""
  /* A short stand-in for the platform bus, written for this demonstration. */

  #include <linux/export.h>
  #include <linux/iommu.h>
  #include <linux/kernel.h>
  #include <linux/platform_device.h>

  static int platform_dma_configure(struct device *dev)
  {
  	struct platform_driver *drv = to_platform_driver(dev->driver);

  	if (drv->driver_managed_dma)
  		return 0;
  	return iommu_device_use_default_domain(dev);
  }

  static void platform_dma_cleanup(struct device *dev)
  {
  	struct platform_driver *drv = to_platform_driver(dev->driver);

  	if (!drv->driver_managed_dma)
  		iommu_device_unuse_default_domain(dev);
  }

  void platform_remove(struct device *dev);

  void platform_remove(struct device *dev)
  {
  	platform_dma_cleanup(dev);
  }

  struct bus_type platform_bus_type = {
  	.name = "platform",
  	.dma_configure = platform_dma_configure,
  };
  EXPORT_SYMBOL_GPL(platform_bus_type);

  """#
]
